namespace Modelc.Cli.Graph;

internal readonly record struct Size(double Width, double Height);

internal readonly record struct Point(double X, double Y);

internal readonly record struct Rectangle(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public Point Center => new(X + Width / 2, Y + Height / 2);

    public Rectangle MovedBy(double x, double y) => this with { X = X + x, Y = Y + y };
}
