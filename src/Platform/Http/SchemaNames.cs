using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Maru.Platform.Secrets;
using Microsoft.AspNetCore.OpenApi;

namespace Maru.Platform.Http;

/// <summary>
/// Names of the document's schemas: the module, the words of the outer type and of its own, and how it travels, as in
/// <c>LlmModelResponse</c>. The part of a C# name that only says "on the wire" is left out. An enum keeps its name, of which there is one.
/// </summary>
internal sealed class SchemaNames(SchemaUses uses)
{
    private static readonly string[] Storeys = ["Maru", "Modules", "Contracts", "Platform"];
    private static readonly string[] Endings = ["Body", "Wire", "Request", "Response"];

    private readonly ConcurrentDictionary<string, Type> _given = new(StringComparer.Ordinal);

    /// <summary>The name, or null for what stands where it is used.</summary>
    public string? Of(JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(info) is not { } plain || type == typeof(Secret) || type == typeof(JsonElement))
        {
            return null;
        }

        var name = type.IsEnum ? plain : NameOf(type);
        return _given.GetOrAdd(name, type) is var first && first == type ? name
            : throw new InvalidOperationException($"{first} and {type} would both be {name} in the contract; give one another name.");
    }

    /// <summary>The type that was given the name, if one was.</summary>
    public Type? TypeOf(string name) => _given.GetValueOrDefault(name);

    private string NameOf(Type type)
    {
        var (module, words) = (ModuleOf(type), WordsOf(type));
        return (StartsWithWord(words, module) ? "" : module) + words + uses.Of(type);
    }

    private static string ModuleOf(Type type) => type.IsGenericType
        ? ModuleOf(type.GenericTypeArguments[0])
        : (type.Namespace ?? "").Split('.').SkipWhile(Storeys.Contains).FirstOrDefault() ?? "";

    // A static class around a type is its place, and says nothing about what it is. A page is named for what is on it.
    private static string WordsOf(Type type) => type switch
    {
        { IsGenericType: true } => string.Concat(type.GenericTypeArguments.Select(WordsOf)) + Bare(type.Name.Split('`')[0]),
        { DeclaringType: { } outer } when outer is not { IsAbstract: true, IsSealed: true } => WordsOf(outer) + Bare(type.Name),
        _ => Bare(type.Name),
    };

    private static string Bare(string name)
    {
        var ending = Endings.FirstOrDefault(end => name.Length > end.Length && name.EndsWith(end, StringComparison.Ordinal)) ?? "";
        return name[..^ending.Length];
    }

    private static bool StartsWithWord(string words, string word) =>
        words.StartsWith(word, StringComparison.Ordinal) && (words.Length == word.Length || char.IsUpper(words[word.Length]));
}
