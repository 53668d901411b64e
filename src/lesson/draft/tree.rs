//! Ways through the tree of a file.

use crate::lesson::json::Json;

/// A step of a way through the tree.
pub(super) enum Step<'a> {
    Field(&'a str),
    Item(usize),
}

/// The steps of a path such as `exercises[0].title`.
fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    let parts = path.split(['.', '[']).filter(|part| !part.is_empty());
    parts.map(|part| match part.strip_suffix(']') {
        Some(place) => Step::Item(place.parse().unwrap_or(usize::MAX)),
        None => Step::Field(part),
    })
}

/// The path of what something stands in, and the step from there.
pub(super) fn parent(path: &str) -> (&str, Step<'_>) {
    let cut = path.rfind(['.', '[']).unwrap_or(0);
    let (up, last) = path.split_at(cut);
    (up, steps(last).next().unwrap_or(Step::Field("")))
}

pub(super) fn at<'a>(json: &'a Json, path: &str) -> Option<&'a Json> {
    steps(path).try_fold(json, |json, step| match step {
        Step::Field(name) => get(json, name),
        Step::Item(place) => match json {
            Json::List(items) => items.get(place),
            _ => None,
        },
    })
}

pub(super) fn at_mut<'a>(json: &'a mut Json, path: &str) -> Option<&'a mut Json> {
    steps(path).try_fold(json, |json, step| match step {
        Step::Field(name) => field(json, name),
        Step::Item(place) => match json {
            Json::List(items) => items.get_mut(place),
            _ => None,
        },
    })
}

/// What is at a place, with objects made on the way to it. Items of lists have to be there: where
/// they aren't, it is the list.
pub(super) fn made<'a>(mut json: &'a mut Json, path: &str) -> &'a mut Json {
    for step in steps(path) {
        json = match step {
            Step::Item(place) => {
                if !matches!(json, Json::List(items) if place < items.len()) {
                    return json;
                }
                match json {
                    Json::List(items) => &mut items[place],
                    json => return json,
                }
            }
            Step::Field(name) => {
                if !matches!(json, Json::Object(_)) {
                    *json = Json::Object(Vec::new());
                }
                if get(json, name).is_none()
                    && let Json::Object(fields) = json
                {
                    fields.push((name.into(), Json::Other));
                }
                match json {
                    Json::Object(fields) => {
                        let place = fields.iter().position(|(other, _)| other == name);
                        &mut fields[place.unwrap_or(0)].1
                    }
                    json => return json,
                }
            }
        };
    }
    json
}

pub(super) fn get<'a>(json: &'a Json, name: &str) -> Option<&'a Json> {
    let Json::Object(fields) = json else { return None };
    fields.iter().find(|(other, _)| other == name).map(|(_, value)| value)
}

pub(super) fn field<'a>(json: &'a mut Json, name: &str) -> Option<&'a mut Json> {
    let Json::Object(fields) = json else { return None };
    fields.iter_mut().find(|(other, _)| other == name).map(|(_, value)| value)
}

pub(super) fn object<const N: usize>(fields: [(&str, Json); N]) -> Json {
    Json::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

pub(super) fn word<'a>(json: &'a Json, path: &str) -> &'a str {
    match at(json, path) {
        Some(Json::Text(text)) => text,
        _ => "",
    }
}
