using Maru.Modules.Llm.Gateway.Estimating;
using Maru.Modules.Llm.Gateway.Wires;
using Maru.Modules.Llm.Gateway.Wires.Chat;
using Maru.Modules.Llm.Gateway.Wires.Messages;
using Maru.Modules.Llm.Gateway.Wires.Responses;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Gateway;

/// <summary>Where a program knocks: what it asks for, and in which form.</summary>
/// <param name="Operation">What.</param>
/// <param name="Fields">The names its request's fields have.</param>
/// <param name="Wire">The form of its conversation, and of its errors.</param>
internal sealed record Door(Operation Operation, KnownFields Fields, IWire Wire)
{
    public static Door Chat { get; } = new(Operation.Chat, KnownFields.Chat, ChatCompletions.Instance);

    public static Door Messages { get; } = new(Operation.Chat, KnownFields.Messages, AnthropicMessages.Instance)
    {
        Form = ContentForm.Blocks,
    };

    public static Door Responses { get; } = new(Operation.Chat, KnownFields.Responses, OpenAiResponses.Instance)
    {
        Form = ContentForm.Items,
    };

    public static Door Embeddings { get; } = new(Operation.Embeddings, KnownFields.Embeddings, ChatCompletions.Instance);

    public static Door Images { get; } = new(Operation.Images, KnownFields.Images, ChatCompletions.Instance);

    /// <summary>How what was said is told apart.</summary>
    public ContentForm Form { get; init; }

    /// <summary>The bits of the fields that limit an answer.</summary>
    public ulong Limits { get; } = Fields.BitsOf(new[] { LimitName.Old, LimitName.New, LimitName.OfItems }.Where(Fields.Has));
}
