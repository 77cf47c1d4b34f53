namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>A stored key with remarks that did not stop it.</summary>
internal sealed record WrittenKey(ApiKey Key, IReadOnlyList<string> Warnings);
