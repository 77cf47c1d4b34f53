using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;

namespace Maru.Modules.Identity.Scopes;

/// <summary>Asks the modules with master data whether a scope's codes exist.</summary>
internal sealed class ScopeCodeCheck(IEnumerable<IScopeCodes> known)
{
    private const int Named = 10;

    public async Task<Failure?> RefuseAsync(DataScope scope, CancellationToken ct)
    {
        var fields = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var codes in known)
        {
            if (scope.ValuesOf(codes.Dimension) is { Count: > 0 } values && await codes.UnknownAsync(values, ct) is { Count: > 0 } unknown)
            {
                fields.Add(WireName<ScopeDimension>.Of(codes.Dimension), [$"Unknown: {string.Join(", ", unknown.Order(StringComparer.Ordinal).Take(Named))}"]);
            }
        }

        return fields.Count == 0 ? null : IdentityFailures.UnknownScopeCode with { Fields = fields };
    }
}
