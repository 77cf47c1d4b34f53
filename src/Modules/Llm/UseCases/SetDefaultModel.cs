using Maru.Kernel;
using Maru.Modules.Llm.Domain;

namespace Maru.Modules.Llm.UseCases;

/// <summary>Makes one model the default; whichever was, is no longer.</summary>
internal sealed class SetDefaultModel(ChangeModel change)
{
    public Task<Outcome<ConfiguredModel>> RunAsync(string id, string actor, CancellationToken ct) => change.SetDefaultAsync(id, actor, ct);
}
