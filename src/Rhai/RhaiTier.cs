namespace Maru.Rhai;

/// <summary>How scripts are run. The results are the same; only the time differs.</summary>
public enum RhaiTier
{
    /// <summary>Interpreted first, and compiled after enough calls or iterations.</summary>
    Adaptive,

    /// <summary>Never compiled.</summary>
    Interpreted,

    /// <summary>Compiled before its first run; for tests and measurements.</summary>
    Compiled,
}
