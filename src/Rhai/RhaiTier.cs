namespace Maru.Rhai;

/// <summary>How scripts are run. The results are the same; only the time differs.</summary>
public enum RhaiTier
{
    /// <summary>Interpreted first, compiled once something is called or loops often.</summary>
    Adaptive,

    /// <summary>Never compiled.</summary>
    Interpreted,

    /// <summary>Compiled before its first run; for tests and measurements.</summary>
    Compiled,
}
