using System.Text.Json.Nodes;

namespace Maru.Host.Tests.OpenApi;

/// <summary>
/// What in a new contract breaks a client written for the old one: something it calls or reads is gone or of another type, or something it
/// does not send is now required. Schemas are followed through their references, so a rename that changes nothing on the wire is no break.
/// </summary>
internal sealed class ContractBreaks
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch"];

    private readonly JsonNode _was;
    private readonly JsonNode _is;
    private readonly List<string> _found = [];
    private readonly HashSet<(JsonNode, JsonNode, bool)> _walked = [];

    private ContractBreaks(JsonNode was, JsonNode now) => (_was, _is) = (was, now);

    public static IReadOnlyList<string> Between(JsonNode was, JsonNode now)
    {
        var breaks = new ContractBreaks(was, now);
        foreach (var (path, operations) in was["paths"]!.AsObject())
        {
            foreach (var verb in Verbs.Where(v => operations![v] is not null))
            {
                breaks.Operation($"{verb.ToUpperInvariant()} {path}", operations![verb]!, now["paths"]![path]?[verb]);
            }
        }

        return breaks._found;
    }

    private void Operation(string at, JsonNode was, JsonNode? now)
    {
        if (now is null)
        {
            _found.Add($"{at} is gone");
            return;
        }

        if ((string?)was["operationId"] != (string?)now["operationId"])
        {
            _found.Add($"{at} was called {was["operationId"]} and is called {now["operationId"]}");
        }

        Parameters(at, was, now);
        if (now["requestBody"] is { } body)
        {
            if (was["requestBody"] is null && (bool?)body["required"] == true)
            {
                _found.Add($"{at} now requires a body");
            }

            Content($"{at} request", was["requestBody"], body, isRequest: true);
        }

        foreach (var (status, answer) in was["responses"]!.AsObject())
        {
            if (now["responses"]![status] is not { } left)
            {
                _found.Add($"{at} no longer answers {status}");
            }
            else
            {
                Content($"{at} {status}", answer, left, isRequest: false);
            }
        }
    }

    private void Parameters(string at, JsonNode was, JsonNode now)
    {
        var before = ByName(was);
        foreach (var (name, parameter) in ByName(now))
        {
            if (!before.TryGetValue(name, out var old))
            {
                if ((bool?)parameter["required"] == true)
                {
                    _found.Add($"{at} now requires the parameter {name}");
                }
            }
            else
            {
                Schema($"{at} parameter {name}", old["schema"], parameter["schema"], isRequest: true);
            }
        }

        _found.AddRange(before.Keys.Except(ByName(now).Keys).Select(name => $"{at} no longer takes the parameter {name}"));
    }

    private static Dictionary<string, JsonNode> ByName(JsonNode operation) =>
        (operation["parameters"]?.AsArray() ?? []).ToDictionary(p => $"{p!["in"]}:{p["name"]}", p => p!, StringComparer.Ordinal);

    private void Content(string at, JsonNode? was, JsonNode now, bool isRequest)
    {
        foreach (var (type, media) in was?["content"]?.AsObject() ?? [])
        {
            if (now["content"]?[type] is not { } left)
            {
                _found.Add($"{at} is no longer {type}");
            }
            else
            {
                Schema(at, media!["schema"], left["schema"], isRequest);
            }
        }
    }

    private void Schema(string at, JsonNode? was, JsonNode? now, bool isRequest)
    {
        (was, now) = (Followed(_was, was), Followed(_is, now));
        if (was is null || now is null || !_walked.Add((was, now, isRequest)))
        {
            return;
        }

        if (TypeOf(was) is { Length: > 0 } before && TypeOf(now) is var after && before != after)
        {
            _found.Add($"{at} was {before} and is {after}");
        }

        foreach (var (name, property) in was["properties"]?.AsObject() ?? [])
        {
            if (now["properties"]?[name] is { } left)
            {
                Schema($"{at}.{name}", property, left, isRequest);
            }
            else
            {
                _found.Add($"{at}.{name} is gone");
            }
        }

        if (isRequest)
        {
            _found.AddRange(Words(now, "required").Except(Words(was, "required")).Select(name => $"{at}.{name} is now required"));
            _found.AddRange(Words(was, "enum").Except(Words(now, "enum")).Select(name => $"{at} no longer takes {name}"));
        }

        Schema($"{at}[]", was["items"], now["items"], isRequest);
    }

    private static JsonNode? Followed(JsonNode document, JsonNode? schema)
    {
        schema = (schema?["oneOf"] ?? schema?["anyOf"])?.AsArray().FirstOrDefault(s => (string?)s!["type"] != "null") ?? schema;
        return (string?)schema?["$ref"] is { } reference ? document["components"]!["schemas"]![reference.Split('/')[^1]] : schema;
    }

    private static string TypeOf(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => string.Join('|', several.Select(t => (string)t!).Order(StringComparer.Ordinal)),
        { } one => (string)one!,
        null => "",
    };

    private static IEnumerable<string> Words(JsonNode schema, string key) =>
        (schema[key]?.AsArray() ?? []).Select(w => w?.ToString() ?? "null");
}
