using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maru.Platform.Json;

/// <summary>The JSON of this product: snake_case names, enums by name, numbers as numbers, unknown enum names refused.</summary>
public static class MaruJson
{
    /// <summary>Options for code that serialises outside an endpoint. Read-only and shared.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Applies the rules to existing options.</summary>
    /// <param name="json">The options.</param>
    public static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.DictionaryKeyPolicy = null;
        json.PropertyNameCaseInsensitive = false;

        // With any other value than Strict the OpenAPI document says "integer or string".
        json.NumberHandling = JsonNumberHandling.Strict;
        json.AllowDuplicateProperties = false;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
