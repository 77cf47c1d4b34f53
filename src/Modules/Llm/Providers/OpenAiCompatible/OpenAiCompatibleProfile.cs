using Maru.Contracts.Llm;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Wires;
using Maru.Modules.Llm.Gateway.Wires.Chat;
using Maru.Modules.Llm.Providers.OpenAi;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Modules.Llm.Providers.OpenAiCompatible;

/// <summary>A server of one's own that speaks OpenAI's API: only a key can say where it is, and nobody knows its models.</summary>
internal sealed class OpenAiCompatibleProfile : ProviderProfile
{
    public override Provider Provider => Provider.OpenAiCompatible;

    public override IWire OwnWire => ChatCompletions.Instance;

    public override ProviderTitle Title { get; } = new("OpenAI-compatible", "OpenAI 호환");

    public override KeyShape Key { get; } = new(IsOptional: true);

    public override IReadOnlyList<Door> Doors { get; } =
    [
        .. Door.OfConversations, Door.Embeddings, Door.Images, Door.ImageEdits, Door.ImageVariations, Door.Speech,
        Door.Transcriptions, Door.Translations, Door.Moderations, Door.Rerank,
    ];

    public override ProviderProbe Probe => field ??= new OpenAiProbe(null, this);
}
