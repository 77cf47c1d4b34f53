using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Maru.Platform.Http;

/// <summary>What a place of a body takes, in words. Asked only when something else stands there.</summary>
internal static class BodyForm
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(string)] = "a text",
        [typeof(bool)] = "true or false",
        [typeof(int)] = "a whole number",
        [typeof(long)] = "a whole number",
        [typeof(decimal)] = "a number",
        [typeof(double)] = "a number",
        [typeof(DateOnly)] = "a day: YYYY-MM-DD",
        [typeof(DateTimeOffset)] = "an instant (RFC 3339)",
        [typeof(TimeSpan)] = "a span of time: d.hh:mm:ss",
    };

    /// <summary>The words, or null where the place is not known.</summary>
    /// <param name="body">What the endpoint takes.</param>
    /// <param name="path">The place as the serializer names it: <c>$.mappings[0].type</c>.</param>
    /// <param name="json">How bodies are read.</param>
    public static string? At(Type body, string path, JsonSerializerOptions json)
    {
        var place = json.GetTypeInfo(body);
        foreach (var step in path.Split('.').Skip(1))
        {
            var name = step.Split('[')[0];
            if (place.Properties.FirstOrDefault(p => p.Name == name) is not { } member)
            {
                return null;
            }

            place = json.GetTypeInfo(member.PropertyType);
            for (var depth = step.Count(c => c == '['); depth > 0 && ItemOf(place) is { } item; depth--)
            {
                place = json.GetTypeInfo(item);
            }
        }

        return WordsOf(place, json);
    }

    private static string? WordsOf(JsonTypeInfo place, JsonSerializerOptions json)
    {
        var type = Nullable.GetUnderlyingType(place.Type) ?? place.Type;
        return type.IsEnum ? $"one of {string.Join(", ", NamesOf(type, json))}"
            : Words.GetValueOrDefault(type) ?? place.Kind switch
            {
                JsonTypeInfoKind.Enumerable => "a list",
                JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
                _ => null,
            };
    }

    private static IEnumerable<string> NamesOf(Type type, JsonSerializerOptions json) =>
        Enum.GetValues(type).Cast<object>().Select(member => JsonSerializer.Serialize(member, type, json).Trim('"'));

    private static Type? ItemOf(JsonTypeInfo list) =>
        list.Kind is not (JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary) ? null
        : list.Type.GetElementType() ?? list.Type.GetGenericArguments().LastOrDefault();
}
