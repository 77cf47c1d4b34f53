using Maru.Contracts.Llm;
using Maru.Platform.Secrets.Vaults;

namespace Maru.Modules.Llm.Configuration.Keys.Rotating;

/// <summary>Says whether a stored key can be used, without letting it out.</summary>
internal sealed class KeyInspection(Vault vault)
{
    public KeyHealth Of(ApiKey key) =>
        vault.State == VaultState.Locked ? KeyHealth.Locked
        : vault.Open(key.Key.Text).Failure is not null ? KeyHealth.Undecryptable
        : key.IsActive ? KeyHealth.Ok
        : KeyHealth.Inactive;
}
