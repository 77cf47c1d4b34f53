using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Maru.Platform.Json;

namespace Maru.Platform.Http;

/// <summary>
/// How bodies are read: a member nobody knows is refused, since misspelled it would change what is asked for, and one that cannot be null
/// must be there, since zero and the first of an enumeration are values too.
/// </summary>
internal static class RequestJson
{
    /// <summary>The same, for who asks what a body is. Read-only and shared.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Applies the rules to the options of endpoints.</summary>
    public static void Configure(JsonSerializerOptions json)
    {
        MaruJson.Configure(json);
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.TypeInfoResolver = (json.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RequireWhatCannotBeNull);
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly();
        return options;
    }

    private static void RequireWhatCannotBeNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.AssociatedParameter is { HasDefaultValue: false, IsNullable: false }))
        {
            property.IsRequired = true;
        }
    }
}
