using Maru.Host;

Terminal.LeaveKeyboardAlone();
return await Commands.RunAsync(args);

/// <summary>Named so that tests can start the host.</summary>
internal sealed partial class Program;
