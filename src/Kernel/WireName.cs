using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maru.Kernel;

/// <summary>The snake_case name of an enum member, as used on the wire and in the database. Thread safe.</summary>
/// <typeparam name="T">The enum.</typeparam>
public static class WireName<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Names =
        Enum.GetValues<T>().ToDictionary(v => v, v => NameOf(v));

    private static readonly Dictionary<string, T> Values = Names.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

    /// <summary>Every name, in the order of the members.</summary>
    public static IReadOnlyCollection<string> All => Names.Values;

    /// <summary>The name of a member.</summary>
    /// <param name="value">The member.</param>
    public static string Of(T value) => Names[value];

    /// <summary>Exact, case-sensitive parse.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The member.</param>
    public static bool TryParse(string? name, out T value)
    {
        value = default;
        return name is not null && Values.TryGetValue(name, out value);
    }

    /// <summary>Parse of a name this server wrote itself; anything else is a corrupt row and throws.</summary>
    /// <param name="name">The name.</param>
    public static T Parse(string name) => Values[name];

    private static string NameOf(T value) =>
        typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
        ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
