namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>Who speaks in a turn.</summary>
internal enum Speaker
{
    System,

    /// <summary>OpenAI's newer word for the system.</summary>
    Developer,
    User,
    Assistant,

    /// <summary>Results of tools.</summary>
    Tool,
}
