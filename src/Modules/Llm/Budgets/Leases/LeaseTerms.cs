namespace Maru.Modules.Llm.Budgets.Leases;

/// <summary>
/// How much more a node is granted. The promise: spent plus what every living node may still spend never passes the limit.
/// </summary>
/// <param name="LimitMicros">The key's limit for the month.</param>
/// <param name="SpentMicros">Recorded spend of all nodes, the leased part of this one included.</param>
/// <param name="OthersMicros">What the other living nodes may still spend.</param>
/// <param name="GrantedMicros">What this node was granted so far.</param>
/// <param name="LeaseSpentMicros">What of it is recorded as spent.</param>
internal readonly record struct LeaseTerms(
    long LimitMicros, long SpentMicros, long OthersMicros, long GrantedMicros, long LeaseSpentMicros)
{
    /// <summary>A share is not smaller, for the sake of the database: one cent.</summary>
    public const long SmallestShare = 10_000;

    // Nor larger than this part of the rest, for the sake of other nodes.
    private const int Shares = 8;

    private long Held => GrantedMicros - LeaseSpentMicros;

    /// <summary>What is left to grant; negative when the limit was lowered or overrun.</summary>
    public long Free => LimitMicros - SpentMicros - OthersMicros - Held;

    /// <summary>
    /// The change of the grant: nothing when <paramref name="need"/> cannot be met, at least the need otherwise, and more when the node
    /// wants a <paramref name="share"/> ahead (0: none), within a cent and an eighth of the rest. Negative takes back.
    /// </summary>
    public long Change(long need, long share) =>
        Free < 0 ? Math.Max(Free, -Math.Max(0, Held))
        : need > Free ? 0
        : Math.Max(need, share > 0 ? Math.Min(Free, Math.Clamp(share, SmallestShare, Math.Max(Free / Shares, SmallestShare))) : 0);
}
