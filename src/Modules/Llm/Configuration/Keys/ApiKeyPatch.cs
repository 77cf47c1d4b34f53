using Maru.Kernel;
using Maru.Platform.Secrets;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>A change of a stored key, as it was sent.</summary>
internal sealed record ApiKeyPatch(
    Given<Secret?> Key, Given<string?> Name, Given<string?> BaseUrl, Given<bool?> IsActive, Given<int?> Priority);
