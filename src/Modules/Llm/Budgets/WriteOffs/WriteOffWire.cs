using Maru.Modules.Llm.Calls.History;
using Maru.Modules.Llm.Prices;

namespace Maru.Modules.Llm.Budgets.WriteOffs;

/// <summary>A write-off on the wire; the amount is US dollars as a decimal string, the name null once the key is gone.</summary>
internal sealed record WriteOffWire(
    string Id, string ClientKeyId, string? Name, string Month, string NodeId, string Amount, DateTimeOffset WrittenAt,
    DateTimeOffset? GivenBackAt, string? GivenBackBy)
{
    public static WriteOffWire Of(WriteOff writeOff, CallNames names) => new(
        writeOff.Id, writeOff.ClientKeyId, names.OfKey(writeOff.ClientKeyId), writeOff.Month, writeOff.NodeId,
        Dollars.Of(writeOff.AmountMicros), writeOff.WrittenAt, writeOff.GivenBackAt, writeOff.GivenBackBy);
}
