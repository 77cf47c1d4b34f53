using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;

namespace Maru.Modules.Identity.Scopes;

/// <summary>The rules for a data scope that an administrator assigns.</summary>
internal static class ScopeRule
{
    public const int MostValues = 5_000;

    private const int Longest = 64;

    /// <param name="allAccess">Whether nothing is hidden.</param>
    /// <param name="values">The dimensions that were given.</param>
    public static Outcome<DataScope> Check(bool allAccess, IReadOnlyDictionary<ScopeDimension, IReadOnlyList<string?>> values)
    {
        var faults = new InputFaults();
        faults.AddIf(allAccess && values.Count > 0, "all_access", "Give either all access or dimensions.");
        faults.AddIf(!allAccess && values.Count == 0, "all_access",
            "Give at least one dimension, or all_access. To hide everything, take the scope away with DELETE.");
        foreach (var (dimension, list) in values)
        {
            faults.AddIf(list.Count > MostValues || list.Any(v => v is not { Length: > 0 and <= Longest } || v.Any(char.IsControl)),
                WireName<ScopeDimension>.Of(dimension), $"Use at most {MostValues} values of 1 to {Longest} characters.");
        }

        return faults.ToFailure() is { } invalid ? invalid
            : allAccess ? DataScope.All
            : DataScope.Of(values.ToDictionary(d => d.Key, d => (IReadOnlyCollection<string>)[.. d.Value.OfType<string>()]));
    }
}
