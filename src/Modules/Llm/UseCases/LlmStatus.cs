using Maru.Modules.Llm.Domain;
using Maru.Platform.Secrets;

namespace Maru.Modules.Llm.UseCases;

/// <summary>How the configuration stands.</summary>
internal sealed record LlmStatus(
    VaultState Encryption, RouteMap Settings, IReadOnlyList<string> Imports, IReadOnlyList<EnvironmentKey> Unused)
{
    public bool HasDefault => Settings.Models.Any(m => m.IsDefault);
}
