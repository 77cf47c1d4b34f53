using Maru.Contracts.Llm;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>The test of one mapped type.</summary>
internal sealed record TypeProbe(ModelType Type, ProbeResult Result);
