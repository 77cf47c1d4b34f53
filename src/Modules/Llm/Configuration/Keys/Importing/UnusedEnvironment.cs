using Maru.Platform.Secrets.Vaults;

namespace Maru.Modules.Llm.Configuration.Keys.Importing;

/// <summary>
/// Keys of the environment that nobody uses, because another one is stored: an operator who changes the variable and starts the server
/// again would otherwise wonder why the old key still serves.
/// </summary>
internal sealed class UnusedEnvironment(EnvironmentKeys environment, Vault vault)
{
    /// <summary>Those that differ from every stored key of their provider. None while the vault is locked: then nobody can tell.</summary>
    public IReadOnlyList<EnvironmentKey> Among(IReadOnlyList<ApiKey> stored) => vault.State == VaultState.Locked
        ? []
        : [.. environment.Keys.Where(found => IsAnother(found, [.. stored.Where(k => k.Provider == found.Provider)]))];

    private bool IsAnother(EnvironmentKey found, IReadOnlyList<ApiKey> stored) =>
        stored.Count > 0 && !stored.Any(k => vault.Open(k.Key.Text) is { Failure: null } opened && opened.Value == found.Reveal());
}
