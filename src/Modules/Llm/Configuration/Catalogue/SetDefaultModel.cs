using Maru.Kernel;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>Makes one model the default; whichever was, is no longer.</summary>
internal sealed class SetDefaultModel(ChangeModel change)
{
    public Task<Outcome<ConfiguredModel>> RunAsync(string id, ExpectedVersion expected, string actor, CancellationToken ct) =>
        change.SetDefaultAsync(id, expected, actor, ct);
}
