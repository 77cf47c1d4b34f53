using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Host.Tests.Providers;

/// <summary>
/// A provider nobody in the product has heard of, with everything its own. The contract has no member for it, so it takes the place, and
/// with it the name on the wire, of Gemini.
/// </summary>
internal sealed class ToyProfile : ProviderProfile
{
    public override Provider Provider => Provider.Gemini;

    public override ProviderTitle Title { get; } = new("Toy");

    public override string TelemetryName => "toy.vendor";

    public override string FormerName => "plaything";

    public override KeyShape Key { get; } = new(Start: "toy-");

    public override IReadOnlyList<string> Variables { get; } = ["TOY_API_KEY"];

    public override Uri Address { get; } = new("http://toy.test/v9");

    public override ProviderProbe Probe { get; } = new ToyProbe();

    public override IReadOnlyList<string> Models { get; } = ["toy-1", "toy-draw"];

    public override IReadOnlyList<Door> Doors { get; } = [.. Door.OfConversations, Door.Images];

    public override TypeMapping Mapping { get; } = new("toy-1", "toy-1", "toy-draw");
}
