namespace Maru.Rhai.Syntax.Tree;

/// <summary>How a string was written.</summary>
public enum StringForm
{
    /// <summary>In double quotes, with escapes.</summary>
    Quoted,

    /// <summary>Between back-ticks, over several lines, without escapes.</summary>
    BackTick,

    /// <summary>Between <c>#"</c> and <c>"#</c>, without escapes.</summary>
    Raw,
}
