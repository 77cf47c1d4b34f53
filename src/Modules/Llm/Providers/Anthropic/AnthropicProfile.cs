using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Gateway.Wires;
using Maru.Modules.Llm.Gateway.Wires.Messages;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Anthropic's Claude.</summary>
internal sealed class AnthropicProfile(AnthropicSettings settings) : ProviderProfile
{
    // It makes no pictures; a policy names a model for each type, and this one answers a request for a picture in words.
    private const string Large = "claude-sonnet-5-5";

    public override Provider Provider => Provider.Anthropic;

    public override ProviderTitle Title { get; } = new("Anthropic");

    public override KeyShape Key { get; } = new(Start: "sk-ant-");

    public override IReadOnlyList<string> Variables { get; } = ["ANTHROPIC_API_KEY"];

    public override IWire OwnWire => AnthropicMessages.Instance;

    public override Uri Address => settings.Address;

    public override ProviderProbe Probe { get; } = new AnthropicProbe(settings.ProbeModel);

    public override TypeMapping Mapping { get; } = new("claude-haiku-5-5", Large, Large);
}
