using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Domain;

/// <summary>The test of one mapped type.</summary>
internal sealed record TypeProbe(ModelType Type, ProbeResult Result);
