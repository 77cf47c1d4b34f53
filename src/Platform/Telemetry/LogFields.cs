using System.Text.Json;

namespace Maru.Platform.Telemetry;

/// <summary>The named values of an entry and its scopes; the innermost scope wins. Not thread safe.</summary>
internal sealed class LogFields
{
    private const string TemplateKey = "{OriginalFormat}";

    // Fields that the line itself writes, and fields that the framework adds to every scope but nobody searches for.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "timestamp", "level", "message", "message_template", "logger", "event_id", "event_name", "truncated", "exception.type",
        "exception.message", "exception.stacktrace",
    };

    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal) { "ParentId", "ConnectionId", TemplateKey };
    private readonly List<KeyValuePair<string, object?>> _all = [];

    public string? Template { get; private set; }

    public int Count => _all.Count;

    public KeyValuePair<string, object?> this[int index] => _all[index];

    public void Clear()
    {
        _all.Clear();
        Template = null;
    }

    public void AddScope(object? scope)
    {
        if (scope is IEnumerable<KeyValuePair<string, object?>> values)
        {
            foreach (var (key, value) in values)
            {
                if (!Noise.Contains(key))
                {
                    Put(NameOf(key), value);
                }
            }
        }
    }

    public void AddState(object? state)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            return;
        }

        for (var i = 0; i < values.Count; i++)
        {
            var (key, value) = values[i];
            if (key == TemplateKey)
            {
                Template = value as string;
            }
            else
            {
                Put(NameOf(key), value);
            }
        }
    }

    private static string NameOf(string key)
    {
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(key.TrimStart('@', '$'));
        return Reserved.Contains(name) ? "state." + name : name;
    }

    private void Put(string name, object? value)
    {
        for (var i = 0; i < _all.Count; i++)
        {
            if (string.Equals(_all[i].Key, name, StringComparison.Ordinal))
            {
                _all[i] = new(name, value);
                return;
            }
        }

        _all.Add(new(name, value));
    }
}
