using Maru.Modules.Llm.Gateway.Estimating;
using Maru.Modules.Llm.Gateway.Forms;
using Maru.Modules.Llm.Gateway.Wires;
using Maru.Modules.Llm.Gateway.Wires.Chat;
using Maru.Modules.Llm.Gateway.Wires.Completions;
using Maru.Modules.Llm.Gateway.Wires.Messages;
using Maru.Modules.Llm.Gateway.Wires.Responses;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Gateway;

/// <summary>Where a program knocks: what it asks for, and in which form.</summary>
/// <param name="Path">Behind <c>/v1</c>.</param>
/// <param name="Operation">What.</param>
/// <param name="Fields">The names its request's fields have.</param>
/// <param name="Wire">The form of its conversation, and of its errors.</param>
/// <param name="Content">The field without which it asks for nothing.</param>
internal sealed record Door(string Path, Operation Operation, KnownFields Fields, IWire Wire, DoorContent Content)
{
    public static Door Chat { get; } = new(
        GatewayDoors.Chat, Operation.Chat, KnownFields.Chat, ChatCompletions.Instance,
        new("messages", MayBeText: false, MayBeList: true) { Form = ContentForm.Messages });

    public static Door Messages { get; } = new(
        GatewayDoors.Messages, Operation.Chat, KnownFields.Messages, AnthropicMessages.Instance,
        new("messages", MayBeText: false, MayBeList: true) { Form = ContentForm.Blocks });

    public static Door Responses { get; } = new(
        GatewayDoors.Responses, Operation.Chat, KnownFields.Responses, OpenAiResponses.Instance,
        new("input", MayBeList: true) { Form = ContentForm.Items });

    public static Door Completions { get; } = new(
        GatewayDoors.Completions, Operation.Chat, KnownFields.Completions, TextCompletions.Instance,
        new("prompt", MayBeList: true) { NumbersAreIds = true, AnswersEach = true });

    public static Door Embeddings { get; } = new(
        GatewayDoors.Embeddings, Operation.Embeddings, KnownFields.Embeddings, ChatCompletions.Instance,
        new("input", MayBeList: true) { NumbersAreIds = true });

    public static Door Images { get; } = new(
        GatewayDoors.Images, Operation.Images, KnownFields.Images, ChatCompletions.Instance, new("prompt"));

    public static Door ImageEdits { get; } = Images with { Path = GatewayDoors.ImageEdits, Forms = FormUse.Allowed };

    public static Door ImageVariations { get; } = Images with
    {
        Path = GatewayDoors.ImageVariations,
        Forms = FormUse.Only,
        Content = new("image"),
    };

    public static Door Speech { get; } = new(
        GatewayDoors.Speech, Operation.Speech, KnownFields.Speech, ChatCompletions.Instance, new("input"));

    public static Door Transcriptions { get; } = new(
        GatewayDoors.Transcriptions, Operation.Transcriptions, KnownFields.Transcriptions, ChatCompletions.Instance, new("file"))
    {
        Forms = FormUse.Only,
    };

    public static Door Translations { get; } = Transcriptions with { Path = GatewayDoors.Translations };

    public static Door Moderations { get; } = new(
        GatewayDoors.Moderations, Operation.Moderations, KnownFields.Moderations, ChatCompletions.Instance, new("input", MayBeList: true));

    public static Door Rerank { get; } = new(
        GatewayDoors.Rerank, Operation.Rerank, KnownFields.Rerank, ChatCompletions.Instance,
        new("documents", MayBeText: false, MayBeList: true) { OtherName = "texts" });

    /// <summary>Those that hold a conversation, so that every provider can answer at them.</summary>
    public static IReadOnlyList<Door> OfConversations { get; } = [Chat, Messages, Responses, Completions];

    /// <summary>Whether its requests are forms with files.</summary>
    public FormUse Forms { get; init; }

    /// <summary>The bits of the fields that limit an answer.</summary>
    public ulong Limits { get; } = Fields.BitsOf(new[] { LimitName.Old, LimitName.New, LimitName.OfItems }.Where(Fields.Has));

    /// <summary>The most answers a request may ask for at once.</summary>
    public int MostAnswers => Operation switch
    {
        Operation.Chat => 128,
        Operation.Images => 10,
        Operation.Embeddings or Operation.Speech or Operation.Transcriptions or Operation.Moderations or Operation.Rerank => 1,
    };
}
