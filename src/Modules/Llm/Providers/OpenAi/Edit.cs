namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>A place of a body, and what stands there instead.</summary>
internal readonly record struct Edit(int Start, int End, ReadOnlyMemory<byte> With);
