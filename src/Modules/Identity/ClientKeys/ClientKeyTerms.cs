using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Modules.Identity.Accounts;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>What a client key's owner decides about it, checked.</summary>
internal sealed record ClientKeyTerms
{
    public const int LongestName = 100;

    /// <summary>A billion dollars: far above any use, and exact in every JSON reader.</summary>
    public const long HighestCostMicros = 1_000_000_000_000_000;

    private ClientKeyTerms(string name, IReadOnlyList<string> scopes, ClientKeyLimits limits, DateTimeOffset? expiresAt) =>
        (Name, Scopes, Limits, ExpiresAt) = (name, scopes, limits, expiresAt);

    public string Name { get; }

    /// <summary>Without duplicates, in the order of <see cref="ClientKeyScopes.All"/>.</summary>
    public IReadOnlyList<string> Scopes { get; }

    public ClientKeyLimits Limits { get; }

    public DateTimeOffset? ExpiresAt { get; }

    /// <param name="name">1–100 characters.</param>
    /// <param name="scopes">One or more known ones; null for all.</param>
    /// <param name="limits">Each 1 or more; null for none.</param>
    /// <param name="expiresAt">Null for never.</param>
    /// <param name="after">The time that a new expiry must be later than; null if the expiry does not change.</param>
    public static Outcome<ClientKeyTerms> Check(
        string? name, IReadOnlyList<string?>? scopes, ClientKeyLimits? limits, DateTimeOffset? expiresAt, DateTimeOffset? after)
    {
        var faults = new InputFaults();
        var label = name?.Trim() ?? "";
        faults.AddIf(label.Length is 0 or > LongestName || label.Any(char.IsControl), "name", "Use 1 to 100 characters.");
        faults.AddIf(
            scopes is { Count: 0 } || scopes?.All(s => ClientKeyScopes.All.Contains(s)) == false,
            "scopes", $"Use one or more of {string.Join(", ", ClientKeyScopes.All)}.");
        faults.AddIf(limits?.RequestsPerMinute < 1, "limits.requests_per_minute", "Use 1 or more, or null for no limit.");
        faults.AddIf(limits?.TokensPerMinute < 1, "limits.tokens_per_minute", "Use 1 or more, or null for no limit.");
        faults.AddIf(limits?.CostPerMonthMicros is < 1 or > HighestCostMicros,
            "limits.cost_per_month_micros", $"Use 1 to {HighestCostMicros}, or null for no limit.");
        faults.AddIf(after is { } now && expiresAt <= now, "expires_at", "Use an instant in the future, or null for never.");
        return faults.ToFailure() is { } failure ? failure : new ClientKeyTerms(
            label,
            scopes is null ? ClientKeyScopes.All : [.. ClientKeyScopes.All.Where(scopes.Contains)],
            limits ?? new ClientKeyLimits(null, null, null),
            ToMicros(expiresAt));
    }

    /// <summary>Whether they restrict nothing.</summary>
    public bool AllowEverything => Limits is (null, null, null) && ExpiresAt is null && Scopes.Count == ClientKeyScopes.All.Count;

    /// <summary>Whether they allow no more than the others.</summary>
    public bool IsWithin(ClientKeyTerms held) =>
        IsWithin(Limits.RequestsPerMinute, held.Limits.RequestsPerMinute)
        && IsWithin(Limits.TokensPerMinute, held.Limits.TokensPerMinute)
        && IsWithin(Limits.CostPerMonthMicros, held.Limits.CostPerMonthMicros)
        && Scopes.All(held.Scopes.Contains)
        && (held.ExpiresAt is null || ExpiresAt <= held.ExpiresAt);

    /// <summary>Whether they equal the others.</summary>
    public bool SaySameAs(ClientKeyTerms other) =>
        (Name, Limits, ExpiresAt) == (other.Name, other.Limits, other.ExpiresAt) && Scopes.SequenceEqual(other.Scopes);

    private static bool IsWithin(long? limit, long? held) => held is null || limit <= held;

    // In the precision of the database, so that the answer equals a later read.
    private static DateTimeOffset? ToMicros(DateTimeOffset? at) =>
        at?.ToUniversalTime().AddTicks(-(at.Value.Ticks % TimeSpan.TicksPerMicrosecond));
}
