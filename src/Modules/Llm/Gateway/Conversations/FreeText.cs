namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>A tool of free text as a function with one string, for vendors that know only functions.</summary>
internal static class FreeText
{
    public const string Member = "input";

    public static Raw Schema { get; } = new(
        """{"type":"object","properties":{"input":{"type":"string"}},"required":["input"]}"""u8.ToArray());

    /// <summary>The schema of a function that takes nothing.</summary>
    public static Raw Nothing { get; } = new("""{"type":"object","properties":{}}"""u8.ToArray());

    /// <summary>The description, with the grammar the text must follow.</summary>
    public static Raw DescriptionOf(Tool tool)
    {
        if (tool.Form is not ArgumentForm.FreeText || !tool.Schema.IsSet)
        {
            return tool.Description;
        }

        var grammar = $"The input must follow this grammar:\n{tool.Schema.Text()}";
        return Raw.Of(tool.Description.IsSet ? $"{tool.Description.Text()}\n\n{grammar}" : grammar);
    }
}
