using Maru.Kernel;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>What to change in a stored key; checked values only.</summary>
internal sealed record KeyChange(
    Given<SealedKey> Key = default, Given<string> Name = default, Given<string?> BaseUrl = default,
    Given<bool> IsActive = default, Given<int> Priority = default);
