namespace Maru.Modules.Audit.Chain;

/// <summary>One row of <c>audit_signing_key</c>.</summary>
internal sealed class CheckpointKeyRow
{
    public string Id { get; init; } = "";

    public string PublicKey { get; init; } = "";

    public string PrivateKeySealed { get; init; } = "";
}
