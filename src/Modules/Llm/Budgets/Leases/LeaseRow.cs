namespace Maru.Modules.Llm.Budgets.Leases;

/// <summary>A lease as it stands in the database.</summary>
internal sealed class LeaseRow
{
    public string NodeId { get; init; } = "";

    public long GrantedMicros { get; init; }

    public long SpentMicros { get; init; }

    public long ExpiresAt { get; init; }

    /// <summary>Granted and not reported; negative when its node overdrew it.</summary>
    public long OpenMicros => GrantedMicros - SpentMicros;
}
