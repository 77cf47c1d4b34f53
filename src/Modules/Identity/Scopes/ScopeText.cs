using System.Text.Json;
using Maru.Kernel;
using Maru.Kernel.Access;

namespace Maru.Modules.Identity.Scopes;

/// <summary>A data scope as it is stored: JSON with the dimensions that restrict, or with <c>all_access</c>.</summary>
internal static class ScopeText
{
    private const string AllAccess = "all_access";

    public static string Write(DataScope scope) => scope.IsAll
        ? $$"""{"{{AllAccess}}":true}"""
        : JsonSerializer.Serialize(Enum.GetValues<ScopeDimension>()
            .Where(d => scope.ValuesOf(d) is not null)
            .ToDictionary(WireName<ScopeDimension>.Of, d => scope.ValuesOf(d)!.Order(StringComparer.Ordinal)));

    /// <summary>The scope; throws <see cref="JsonException"/> when the row is corrupt.</summary>
    public static DataScope Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.TryGetProperty(AllAccess, out _)
            ? DataScope.All
            : DataScope.Of(json.RootElement.EnumerateObject().ToDictionary(
                p => WireName<ScopeDimension>.Parse(p.Name),
                p => (IReadOnlyCollection<string>)[.. p.Value.EnumerateArray().Select(v => v.GetString()!)]));
    }
}
