using Maru.Platform.Telemetry;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>With a locked or ephemeral vault the server still serves, but the operator should know.</summary>
internal sealed class VaultReadiness(Vault vault) : IReadinessCheck
{
    public string Name => "vault";

    public Task<ReadinessResult> CheckAsync(CancellationToken ct) => Task.FromResult(vault.State switch
    {
        VaultState.Ok => ReadinessResult.Ok,
        VaultState.Ephemeral => ReadinessResult.Degraded("Secrets are sealed with a key that dies with this process. Set ENCRYPTION_KEY."),
        VaultState.Locked => ReadinessResult.Degraded("ENCRYPTION_KEY does not fit the database; stored secrets stay closed until it does."),
    });
}
