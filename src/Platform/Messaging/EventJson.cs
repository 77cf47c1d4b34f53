using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maru.Platform.Messaging;

/// <summary>The JSON of stored events: snake_case, enums by name.</summary>
internal static class EventJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
