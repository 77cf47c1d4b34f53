using Maru.Chain;

namespace Maru.Modules.Audit.Chain;

internal sealed class CheckpointRow
{
    public long Number { get; init; }

    public long FirstId { get; init; }

    public long LastId { get; init; }

    public string LastHash { get; init; } = "";

    public string Root { get; init; } = "";

    public string Previous { get; init; } = "";

    public long At { get; init; }

    public string KeyId { get; init; } = "";

    public string PublicKey { get; init; } = "";

    public string Signature { get; init; } = "";

    public Checkpoint ToCheckpoint() => new()
    {
        Number = Number,
        FirstId = FirstId,
        LastId = LastId,
        LastHash = LastHash,
        Root = Root,
        Previous = Previous,
        At = At,
        KeyId = KeyId,
        PublicKey = PublicKey,
        Signature = Signature,
    };
}
