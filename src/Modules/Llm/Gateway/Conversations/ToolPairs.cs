namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>Gives every call a result before the talk goes on: vendors refuse a conversation in which one is missing.</summary>
internal static class ToolPairs
{
    private static readonly Part[] NoResult = [new TextPart(Raw.Of("Error: no result was sent."))];

    /// <summary>The turns, with a result that says so in place of each that is missing. Calls at the very end wait for theirs.</summary>
    public static IEnumerable<Turn> Complete(IReadOnlyList<Turn> turns)
    {
        List<ToolCallPart> waiting = [];
        foreach (var turn in turns)
        {
            if (turn.Speaker is Speaker.Tool)
            {
                waiting.RemoveAll(call => turn.Parts.Any(part => part is ToolResultPart result && result.CallId == call.CallId));
            }
            else if (turn.Speaker is Speaker.User or Speaker.Assistant)
            {
                foreach (var call in waiting)
                {
                    yield return new Turn(Speaker.Tool, [new ToolResultPart(call.CallId, call.Name, NoResult)], turn.Param);
                }

                waiting.Clear();
            }

            waiting.AddRange(turn.Parts.OfType<ToolCallPart>());
            yield return turn;
        }
    }
}
