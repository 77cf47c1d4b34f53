namespace Maru.Platform.Tests.Settings;

internal enum Colour
{
    Red,
    DarkGreen,
}
