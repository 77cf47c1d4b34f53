namespace Maru.Modules.Llm.Gateway.Forms;

/// <summary>Whether requests at a door are forms with files.</summary>
internal enum FormUse
{
    Never,

    /// <summary>Forms or JSON.</summary>
    Allowed,
    Only,
}
