using Maru.Modules.Llm.Domain;

namespace Maru.Modules.Llm.UseCases;

/// <summary>A stored key with remarks that did not stop it.</summary>
internal sealed record WrittenKey(ApiKey Key, IReadOnlyList<string> Warnings);
