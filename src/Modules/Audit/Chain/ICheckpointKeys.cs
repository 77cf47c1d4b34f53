using Maru.Chain;

namespace Maru.Modules.Audit.Chain;

/// <summary>The key that signs checkpoints.</summary>
internal interface ICheckpointKeys
{
    /// <summary>Signs; null while the vault is locked.</summary>
    /// <param name="draft">Gets key id, public key and signature.</param>
    /// <param name="ct">Cancels it.</param>
    Task<Checkpoint?> SignAsync(Checkpoint draft, CancellationToken ct);
}
