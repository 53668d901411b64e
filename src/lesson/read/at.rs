//! A value of a file, and the way to it.

use super::super::json::Json;
use super::Fields;
use crate::explain::quoted;
use crate::words::t;

/// A value of a file, and the way to it.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub json: &'a Json,
    /// What it stands in; `None` for the whole file.
    up: Option<&'a At<'a>>,
    /// Its place in that.
    place: usize,
    /// Its name, if it is a field.
    name: Option<&'a str>,
}

/// What is wrong with a value, and the way to it.
pub(super) struct Fault {
    /// Places of items and fields, from the whole file on.
    pub places: Vec<usize>,
    /// The same for people: `exercises[2].predict`.
    pub field: String,
    pub what: String,
}

impl<'a> At<'a> {
    pub fn root(json: &'a Json) -> Self {
        Self { json, up: None, place: 0, name: None }
    }

    /// Its name, if it is a field.
    pub fn name(&self) -> &'a str {
        self.name.unwrap_or_default()
    }

    /// What is wrong with it.
    pub fn fault(&self, what: impl Into<String>) -> Fault {
        let mut fault = Fault { places: Vec::new(), field: String::new(), what: what.into() };
        self.way(&mut fault);
        fault
    }

    fn way(&self, fault: &mut Fault) {
        let Some(up) = self.up else { return };
        up.way(fault);
        fault.places.push(self.place);
        match self.name {
            Some(name) => {
                if !fault.field.is_empty() {
                    fault.field.push('.');
                }
                fault.field.push_str(&quoted(name));
            }
            None => fault.field.extend(["[", &self.place.to_string(), "]"]),
        }
    }

    /// Makes sure that it is an object with these fields. `whole`: and no others.
    pub fn object(&self, (what, needed, more): Fields, whole: bool) -> Result<(), Fault> {
        let Json::Object(fields) = self.json else {
            return Err(self.fault(t!("here belongs an object: {what}.", what)));
        };
        let known = || needed.iter().chain(more);
        let unknown = |(name, _): &&(String, Json)| !known().any(|known| known == name);
        if let Some((name, _)) = fields.iter().find(unknown).filter(|_| whole) {
            let at = self.get(name).unwrap_or(*self);
            let known: Vec<_> = known().copied().collect();
            return Err(at.fault(t!(
                "there is no such field here; fields of {what} are {fields}.",
                what,
                fields = known.join(", ")
            )));
        }
        for name in needed {
            self.need(name)?;
        }
        Ok(())
    }

    /// A field of it.
    pub fn get<'b>(&'b self, name: &str) -> Option<At<'b>> {
        self.fields().find(|field| field.name == Some(name))
    }

    /// A field that has to be there.
    pub fn need<'b>(&'b self, name: &str) -> Result<At<'b>, Fault> {
        self.get(name).ok_or_else(|| self.fault(t!("the field “{name}” is missing.", name)))
    }

    /// Its fields, if it is an object.
    pub fn fields<'b>(&'b self) -> impl Iterator<Item = At<'b>> {
        let fields = if let Json::Object(fields) = self.json { fields.as_slice() } else { &[] };
        fields.iter().enumerate().map(|(place, (name, json))| At {
            json,
            up: Some(self),
            place,
            name: Some(name),
        })
    }

    /// Its items, as many as that.
    pub fn items<'b>(
        &'b self,
        least: usize,
        most: usize,
    ) -> Result<impl Iterator<Item = At<'b>>, Fault> {
        match self.json {
            Json::List(items) if (least..=most).contains(&items.len()) => {
                let at = move |(place, json)| At { json, up: Some(self), place, name: None };
                Ok(items.iter().enumerate().map(at))
            }
            _ => Err(self.fault(t!(
                "here belongs a list of {least} to {most} items.",
                least = least.to_string(),
                most = most.to_string()
            ))),
        }
    }

    pub fn text(&self) -> Result<&'a str, Fault> {
        match self.json {
            Json::Text(text) => Ok(text),
            _ => Err(self.fault(t!("here belongs a text in quotes."))),
        }
    }

    pub fn number(&self) -> Option<u64> {
        if let Json::Number(number) = self.json { Some(*number) } else { None }
    }
}
