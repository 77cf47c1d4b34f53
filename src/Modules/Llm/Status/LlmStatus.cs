using Maru.Modules.Llm.Configuration.Keys.Importing;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Secrets.Vaults;

namespace Maru.Modules.Llm.Status;

/// <summary>How the configuration stands.</summary>
internal sealed record LlmStatus(
    VaultState Encryption, RouteMap Settings, IReadOnlyList<string> Imports, IReadOnlyList<EnvironmentKey> Unused)
{
    public bool HasDefault => Settings.Models.Any(m => m.IsDefault);
}
