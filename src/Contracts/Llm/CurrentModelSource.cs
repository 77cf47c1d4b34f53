namespace Maru.Contracts.Llm;

/// <summary>Why the current model is the current one.</summary>
public enum CurrentModelSource
{
    /// <summary>Somebody selected it.</summary>
    Selected,

    /// <summary>Nothing is selected; it is the default.</summary>
    Default,

    /// <summary>There is no default; the server's settings name it.</summary>
    Settings,

    /// <summary>Nothing names one; the policy's model for <c>text-small</c> answers.</summary>
    Policy,
}
