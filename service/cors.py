"""Cross-origin requests: pages of the origins that the settings name may ask. Off unless set."""

from flask import Flask, Response, request

from service.settings import Settings

ANSWERS = {"Access-Control-Expose-Headers": "X-Request-ID, Retry-After"}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Content-Type, Authorization, X-Request-ID",
    "Access-Control-Max-Age": "86400",
}


def register(app: Flask) -> None:
    """Let pages of other origins read the answers of an application, where the settings name them."""
    settings: Settings = app.config["SETTINGS"]
    if not settings.cors_origins:
        return

    @app.after_request
    def allowed(response: Response) -> Response:
        origin = request.headers.get("Origin", "")
        response.vary.add("Origin")
        if origin in settings.cors_origins or ("*" in settings.cors_origins and origin):
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers.update(PREFLIGHT if request.method == "OPTIONS" else ANSWERS)
        return response
