using System.Text.Json.Nodes;

namespace Maru.LlmSimulator.Anthropic;

/// <summary>One block of an answer: as it begins, and what comes in pieces.</summary>
/// <param name="Head">As it begins in a stream.</param>
/// <param name="DeltaType">What its deltas are called.</param>
/// <param name="Field">Where the deltas have their text.</param>
/// <param name="Pieces">The text.</param>
internal sealed record MessagesBlock(JsonObject Head, string DeltaType, string Field, IReadOnlyList<string> Pieces)
{
    /// <summary>What a thought is signed with.</summary>
    public string? Signature { get; init; }

    /// <summary>A call's whole input.</summary>
    public string? Input { get; init; }

    public JsonNode Whole()
    {
        var whole = Head.DeepClone();
        if (Input is not null)
        {
            whole["input"] = JsonNode.Parse(Input);
            return whole;
        }

        whole[Field] = string.Concat(Pieces);
        if (Signature is not null)
        {
            whole["signature"] = Signature;
        }

        return whole;
    }

    /// <summary>What of it is sent between its start and its end.</summary>
    public IEnumerable<JsonObject> Deltas()
    {
        foreach (var piece in Pieces)
        {
            yield return new JsonObject { ["type"] = DeltaType, [Field] = piece };
        }

        if (Signature is not null)
        {
            yield return new JsonObject { ["type"] = "signature_delta", ["signature"] = Signature };
        }
    }
}
