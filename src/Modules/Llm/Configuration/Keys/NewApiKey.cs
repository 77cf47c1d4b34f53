using Maru.Contracts.Llm;
using Maru.Platform.Secrets;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>A key to be stored, as it was sent.</summary>
internal sealed record NewApiKey(Provider Provider, Secret? Key, string? Name, string? BaseUrl, int Priority, bool IsActive);
