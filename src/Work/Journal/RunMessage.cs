namespace Maru.Work.Journal;

/// <summary>A message to a run. The sender's key makes a second delivery harmless.</summary>
internal sealed record RunMessage(string Name, string SenderKey, string Payload)
{
    public static string NameOfChild(string childId) => $"child:{childId}";

    public static RunMessage OfChild(string childId, RunEnd end) =>
        new(NameOfChild(childId), NameOfChild(childId), EventData.Of(new ChildEnd(end.Status, end.Output, end.Error?.Code, end.Error?.Detail)));
}
